/** Long forms as data: what is asked stands in {@code forms/*.yaml}, what an answer may be in the JSON Schema that guards the API. */
package org.rightplace.pages.forms;
