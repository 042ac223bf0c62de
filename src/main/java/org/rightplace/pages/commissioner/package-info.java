/** The commissioners' desk: contracts and their reviews, evaluations with the autism toolkit, and the register of settings. */
package org.rightplace.pages.commissioner;
