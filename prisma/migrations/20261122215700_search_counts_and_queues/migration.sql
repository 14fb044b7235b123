-- Written by hand: what schema.prisma cannot express.

-- Portuguese words, accents forgiven.
CREATE TEXT SEARCH CONFIGURATION bote_portuguese (COPY = portuguese);
ALTER TEXT SEARCH CONFIGURATION bote_portuguese
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, portuguese_stem;

-- unaccent() itself is only STABLE, because its dictionary could be replaced; ours never is.
CREATE FUNCTION bote_unaccent(text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent', $1));

ALTER TABLE "ticket" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('bote_portuguese', "number"), 'A') ||
  setweight(to_tsvector('bote_portuguese', "title"), 'A') ||
  to_tsvector('bote_portuguese', left("description", 20000))
) STORED;
CREATE INDEX "ticket_search" ON "ticket" USING gin ("search");

ALTER TABLE "article" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('bote_portuguese', "title"), 'A') ||
  to_tsvector('bote_portuguese', left("body", 50000))
) STORED;
CREATE INDEX "article_search" ON "article" USING gin ("search");
CREATE INDEX "article_title_trigrams" ON "article" USING gin (bote_unaccent("title") gin_trgm_ops);
CREATE INDEX "customer_name_trigrams" ON "customer" USING gin (bote_unaccent("name") gin_trgm_ops);

-- The queue: a department's tab in its order, first page without a sort (R30).
CREATE INDEX "ticket_queue" ON "ticket" ("department_id", "state", "rank", "opened_at", "id");
CREATE INDEX "ticket_ended" ON "ticket" ("department_id", "state", "opened_at" DESC, "id" DESC)
  WHERE "state" IN ('closed', 'rejected', 'cancelled');
CREATE INDEX "ticket_all" ON "ticket" ("department_id", "opened_at" DESC, "id" DESC);
CREATE INDEX "ticket_responsible" ON "ticket" ("operator_id", "rank", "opened_at", "id")
  WHERE "state" NOT IN ('closed', 'rejected', 'cancelled');
CREATE INDEX "ticket_closing" ON "ticket" ("closes_at") WHERE "closes_at" IS NOT NULL;

CREATE INDEX "inbox_waiting" ON "inbox_message" ("lane", "id") WHERE "state" = 'waiting';
CREATE INDEX "inbox_parked" ON "inbox_message" ("id") WHERE "state" = 'parked';
CREATE INDEX "outbox_unfinished" ON "outbox_message" ("lane", "id") WHERE "state" IN ('queued', 'sending');
CREATE INDEX "outbox_dead" ON "outbox_message" ("id") WHERE "state" = 'dead';
CREATE INDEX "attachment_pending" ON "attachment" ("created_at") WHERE "state" = 'pending';

-- Rows that change at every message: room on the page keeps updates within it.
ALTER TABLE "conversation" SET (fillfactor = 70);
ALTER TABLE "inbox_message" SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "outbox_message" SET (autovacuum_vacuum_scale_factor = 0.05);

-- The counts on the tabs, kept by the same transaction whatever moves a ticket. Appending never waits for
-- another transaction's counter row; a periodic job folds the rows.
CREATE FUNCTION bote_count_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ticket_count (company_id, department_id, state, count)
      SELECT company_id, department_id, state, count(*) FROM after_rows GROUP BY 1, 2, 3;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO ticket_count (company_id, department_id, state, count)
      SELECT company_id, department_id, state, -count(*) FROM before_rows GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO ticket_count (company_id, department_id, state, count)
      SELECT company_id, department_id, state, sum(delta) FROM (
        SELECT company_id, department_id, state, 1 AS delta FROM after_rows
        UNION ALL
        SELECT company_id, department_id, state, -1 FROM before_rows
      ) AS moved GROUP BY 1, 2, 3 HAVING sum(delta) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ticket_counted_insert AFTER INSERT ON "ticket"
  REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_tickets();
CREATE TRIGGER ticket_counted_delete AFTER DELETE ON "ticket"
  REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_tickets();
CREATE TRIGGER ticket_counted_update AFTER UPDATE ON "ticket"
  REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_tickets();
