-- The workbench of whoever sees a whole company: what is open, the most urgent first, then the oldest.
CREATE INDEX "atendimento_open" ON "atendimento" ("company_id", "priority", "opened_at", "id")
  WHERE state NOT IN ('finished', 'cancelled');
