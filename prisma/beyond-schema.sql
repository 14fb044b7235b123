-- What the migrations hold and schema.prisma cannot say. Comparing the two wants to undo it with these statements;
-- they are not drift (see migration.ts). A statement that is no longer asked for must leave this list.

DROP INDEX "article_search";
DROP INDEX "ticket_all";
DROP INDEX "ticket_number_prefix";
DROP INDEX "ticket_queue";
DROP INDEX "ticket_search";
ALTER TABLE "article" DROP COLUMN "search";
ALTER TABLE "ticket" DROP COLUMN "search";
