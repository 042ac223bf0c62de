-- The Merkle tree over the entries. Everything here can be worked out from the entries again: to have that done set tree_size to 0, tree_root
-- and tree_edge to null, delete the rows of ledger_node and open the ledger. Hashes are 64 lower-case hexadecimal digits.

-- The tree's own size, which falls behind only in ledgers from before this migration; they catch up when they are opened.
ALTER TABLE ledger_head ADD COLUMN tree_size BIGINT DEFAULT 0 NOT NULL;

ALTER TABLE ledger_head ADD COLUMN tree_root VARCHAR(64);

-- The hashes of the complete subtrees that make up the tree, the largest first: one for each bit of tree_size that is set. With them an append
-- reads nothing else of the tree.
ALTER TABLE ledger_head ADD COLUMN tree_edge VARCHAR(4096);

-- Complete subtrees of 2^level entries, from entry position * 2^level on: written once and never updated. Level 0, the entries themselves, is
-- ledger_entry.leaf_hash.
CREATE TABLE ledger_node (
    level SMALLINT NOT NULL CHECK (level > 0),
    position BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (level, position)
);
