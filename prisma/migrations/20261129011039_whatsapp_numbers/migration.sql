CREATE TABLE "whatsapp_number" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "whatsapp_number_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "whatsapp_number_company_id_key" ON "whatsapp_number"("company_id");

ALTER TABLE "whatsapp_number" ADD CONSTRAINT "whatsapp_number_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
