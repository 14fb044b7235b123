-- What the workbench shows of a check, so that a list need not read all that was found. Empty where an older program
-- wrote it.
ALTER TABLE "express_check" ADD COLUMN "seen" JSONB;
UPDATE "express_check" SET seen = (
  SELECT jsonb_agg(jsonb_build_object('light', result -> 'light', 'state', result -> 'state'))
  FROM jsonb_array_elements(results) AS result
) WHERE jsonb_typeof(results) = 'array';
