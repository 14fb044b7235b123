ALTER TABLE "service_order" ADD COLUMN     "address" TEXT;

ALTER TABLE "service_order" ADD COLUMN     "found_defect_id" UUID;

ALTER TABLE "service_order" ADD COLUMN     "result" TEXT;

ALTER TABLE "service_order" ADD COLUMN     "signature_name" TEXT;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_found_defect_id_fkey" FOREIGN KEY ("found_defect_id") REFERENCES "defect"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: what schema.prisma cannot express.

-- Service orders as the panel lists them: the tabs of a company.
CREATE INDEX "service_order_living" ON "service_order" ("company_id", "state", "opened_at", "id")
  WHERE "state" NOT IN ('closed', 'cancelled');
CREATE INDEX "service_order_ended" ON "service_order" ("company_id", "state", "ended_at" DESC, "id" DESC)
  WHERE "ended_at" IS NOT NULL;
CREATE INDEX "service_order_all" ON "service_order" ("company_id", "opened_at" DESC, "id" DESC);
