/** Lists of measures as commissioners keep them in spreadsheets become contracts to review. */
package org.rightplace.contract.sheet;
