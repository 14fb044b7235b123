-- What an operator has worked on, newest first: "mine" among a million closed tickets.
CREATE INDEX "ticket_of_operator" ON "ticket" ("operator_id", "opened_at" DESC, "id" DESC)
  WHERE "operator_id" IS NOT NULL;

-- The beginning of a number, whatever collation the database was made with.
CREATE INDEX "ticket_number_prefix" ON "ticket" ("number" text_pattern_ops);
