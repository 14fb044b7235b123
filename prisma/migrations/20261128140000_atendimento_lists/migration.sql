-- Written by hand.

-- A customer is found by the beginning of the name before anything rarer is tried.
CREATE INDEX "customer_name_prefix" ON "customer" (bote_unaccent("name") text_pattern_ops);

-- What a supervisor must look at: running out of time, among many.
CREATE INDEX "atendimento_warned" ON "atendimento" ("department_id", "due_at")
  WHERE "sla_warnings" > 0 AND "state" NOT IN ('finished', 'cancelled');

-- The cases whose deadlines a changed calendar moves.
CREATE INDEX "atendimento_running" ON "atendimento" ("department_id", "id") WHERE "sla_running_since" IS NOT NULL;


-- Names written with typing errors. In a function because the index knows no other way to be less strict; of a company
-- and of those of every company, or of all.
CREATE FUNCTION bote_customers_called(words text, company uuid, most int) RETURNS SETOF uuid
  LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
    SELECT id FROM customer
    WHERE bote_unaccent(words) <% bote_unaccent(name) AND (company IS NULL OR company_id = company OR all_companies)
    LIMIT most
  $$;
