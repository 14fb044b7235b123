-- CreateTable
CREATE TABLE "draft" (
    "operator_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "about_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("operator_id","form","about_id")
);

-- CreateIndex
CREATE INDEX "draft_updated_at_idx" ON "draft"("updated_at");

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was half written stays.
INSERT INTO "draft" ("operator_id", "form", "about_id", "values", "updated_at")
  SELECT "operator_id", 'reply', "ticket_id", jsonb_build_object('visibility', "visibility", 'text', "body"), "updated_at"
  FROM "reply_draft";

-- DropTable
DROP TABLE "reply_draft";
