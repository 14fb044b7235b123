ALTER TABLE "ticket" ADD COLUMN     "due_local" TEXT;

ALTER TABLE "ticket" ADD COLUMN     "due_rules" TEXT;

ALTER TABLE "timer" ADD COLUMN     "local" TEXT;

ALTER TABLE "timer" ADD COLUMN     "rules" TEXT;
