/**
 * From findings to sentences. Everything said is looked up by the principle, outcome and reason of a finding that is there, or by the
 * reason of a conclusion that was reached, so that an explanation cannot say what did not run.
 */
package org.rightplace.explanation;
