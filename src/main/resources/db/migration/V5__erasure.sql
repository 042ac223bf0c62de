-- Everything on one person is looked for when it is given to them, kept from erasure, or erased.
CREATE INDEX ledger_entry_by_subject ON ledger_entry (subject_id);
