/** Self-evaluations with the autism toolkit: filled in group by group, and sent. */
package org.rightplace.pages.toolkit;
