/** The database: opening it, its migrations, its transactions. Knows no table's meaning. */
package org.rightplace.store;
