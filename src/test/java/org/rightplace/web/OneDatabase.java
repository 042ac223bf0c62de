package org.rightplace.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Tests that have one database among them, and each a server of its own. */
abstract class OneDatabase {

    @TempDir
    static Path shared;

    static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.in(shared);
    }

    @AfterAll
    static void close() {
        database.close();
    }
}
