-- Written by hand: logs, their edits and the counts of tabs serve atendimentos too. What is stored stays.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "ticket_log" RENAME TO "log";
ALTER TABLE "log" RENAME CONSTRAINT "ticket_log_pkey" TO "log_pkey";
ALTER TABLE "log" RENAME CONSTRAINT "ticket_log_ticket_id_fkey" TO "log_ticket_id_fkey";
ALTER INDEX "ticket_log_ticket_id_created_at_idx" RENAME TO "log_ticket_id_created_at_idx";
ALTER INDEX "ticket_log_chat_id_external_id_idx" RENAME TO "log_chat_id_external_id_idx";
ALTER TABLE "log" ALTER COLUMN "ticket_id" DROP NOT NULL;
ALTER TABLE "log" ADD COLUMN "atendimento_id" UUID;

ALTER TABLE "ticket_log_edit" RENAME TO "log_edit";
ALTER TABLE "log_edit" RENAME CONSTRAINT "ticket_log_edit_pkey" TO "log_edit_pkey";
ALTER TABLE "log_edit" RENAME CONSTRAINT "ticket_log_edit_log_id_fkey" TO "log_edit_log_id_fkey";
ALTER INDEX "ticket_log_edit_log_id_idx" RENAME TO "log_edit_log_id_idx";

ALTER TABLE "rating" DROP CONSTRAINT "rating_pkey";
ALTER TABLE "rating" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "rating" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "rating" ADD COLUMN "atendimento_id" UUID;
ALTER TABLE "rating" ALTER COLUMN "ticket_id" DROP NOT NULL;
ALTER TABLE "rating" ALTER COLUMN "mark" DROP NOT NULL;
ALTER TABLE "rating" ADD CONSTRAINT "rating_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "rating_ticket_id_key" ON "rating"("ticket_id");
CREATE UNIQUE INDEX "rating_atendimento_id_key" ON "rating"("atendimento_id");

DROP TRIGGER ticket_counted_insert ON "ticket";
DROP TRIGGER ticket_counted_delete ON "ticket";
DROP TRIGGER ticket_counted_update ON "ticket";
DROP FUNCTION bote_count_tickets();
DROP FUNCTION bote_count_moved_ticket();
ALTER TABLE "ticket_count" RENAME TO "state_count";
ALTER SEQUENCE "ticket_count_id_seq" RENAME TO "state_count_id_seq";
ALTER TABLE "state_count" RENAME CONSTRAINT "ticket_count_pkey" TO "state_count_pkey";
ALTER TABLE "state_count" ADD COLUMN "entity" TEXT NOT NULL DEFAULT 'ticket';
ALTER TABLE "state_count" ALTER COLUMN "entity" DROP DEFAULT;
DROP INDEX "ticket_count_department_state";
CREATE INDEX "state_count_department_state" ON "state_count"("entity", "department_id", "state");

-- Made from schema.prisma.
ALTER TABLE "attachment" ADD COLUMN     "atendimento_id" UUID;

ALTER TABLE "attachment" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

ALTER TABLE "attachment" ADD COLUMN     "deleted_by" TEXT;

ALTER TABLE "attachment" ADD COLUMN     "description" TEXT;

ALTER TABLE "attachment" ADD COLUMN     "rotation" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "attachment" ADD COLUMN     "support_material_id" UUID;

ALTER TABLE "company" ADD COLUMN     "atendimentos_enabled" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "company" ADD COLUMN     "contato_enabled" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "company" ADD COLUMN     "default_notification_level" TEXT NOT NULL DEFAULT 'start_end';

ALTER TABLE "company" ADD COLUMN     "default_rating_asked" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "company" ADD COLUMN     "overdue_days" INTEGER NOT NULL DEFAULT 10;

ALTER TABLE "company" ADD COLUMN     "sla_table_id" UUID;

ALTER TABLE "company" ADD COLUMN     "uses_atendimentos" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "company" ADD COLUMN     "uses_tickets" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "contract" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3);

ALTER TABLE "contract" ADD COLUMN     "cancel_reason" TEXT;

ALTER TABLE "contract" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3);

ALTER TABLE "contract" ADD COLUMN     "overdue_days" INTEGER;

ALTER TABLE "contract" ADD COLUMN     "sla_table_id" UUID;

ALTER TABLE "customer" ADD COLUMN     "all_companies" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "customer" ADD COLUMN     "person_group_id" UUID;

ALTER TABLE "department" ADD COLUMN     "classification_id" UUID;

ALTER TABLE "department" ADD COLUMN     "creates_atendimento" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "department" ADD COLUMN     "process_id" UUID;

ALTER TABLE "operator" ADD COLUMN     "permissions" TEXT[] DEFAULT ARRAY['simple_lead', 'technical_tools', 'financial_tools']::TEXT[];

ALTER TABLE "outbox_message" ADD COLUMN     "atendimento_id" UUID;

CREATE TABLE "person_group" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "process_id" UUID,
    "classification_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "person_group_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "process" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "sla_type" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "subprocess" (
    "id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "department_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "subprocess_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "support_material" (
    "id" UUID NOT NULL,
    "subprocess_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "url" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "support_material_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sla_table" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "sla_table_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sla_time" (
    "sla_table_id" UUID NOT NULL,
    "sla_type" TEXT NOT NULL,
    "resolution_minutes" INTEGER NOT NULL,
    "first_response_minutes" INTEGER NOT NULL,

    CONSTRAINT "sla_time_pkey" PRIMARY KEY ("sla_table_id","sla_type")
);

CREATE TABLE "classification" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "closing" BOOLEAN NOT NULL DEFAULT false,
    "suggested" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "classification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "origin" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "by_technician" BOOLEAN NOT NULL DEFAULT false,
    "suggested" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "origin_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "defect" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "defect_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "service_order_type" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 60,
    "terms" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "service_order_type_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "technician_group" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "technician_group_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "technician_group_member" (
    "technician_group_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,

    CONSTRAINT "technician_group_member_pkey" PRIMARY KEY ("technician_group_id","operator_id")
);

CREATE TABLE "agenda_feed" (
    "operator_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agenda_feed_pkey" PRIMARY KEY ("operator_id")
);

CREATE TABLE "exception_reason" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "exception_reason_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "outside_system" (
    "company_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_encrypted" TEXT NOT NULL,
    "timeout_ms" INTEGER NOT NULL DEFAULT 3000,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "outside_system_pkey" PRIMARY KEY ("company_id","kind")
);

CREATE TABLE "access_point" (
    "id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "access_point_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "stop_notice" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "access_point_id" UUID NOT NULL,
    "message" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "opened_by_id" UUID,
    "closed_by_id" UUID,

    CONSTRAINT "stop_notice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "contract_id" UUID,
    "access_point_id" UUID,
    "name" TEXT,
    "login" TEXT NOT NULL,
    "password_encrypted" TEXT,
    "ip" TEXT,
    "mac" TEXT,
    "address" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "blocked_at" TIMESTAMPTZ(3),
    "block_reason" TEXT,
    "reduced_at" TIMESTAMPTZ(3),
    "reduction_reason" TEXT,
    "online" BOOLEAN,
    "online_changed_at" TIMESTAMPTZ(3),
    "last_ip" TEXT,
    "last_nas" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connection_change" (
    "id" BIGSERIAL NOT NULL,
    "connection_id" UUID NOT NULL,
    "atendimento_id" UUID,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_change_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connection_exception" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "reason_id" UUID NOT NULL,
    "atendimento_id" UUID,
    "kind" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "created_by_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_exception_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contract_id" UUID,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "paid_on" DATE,
    "paid_amount" DECIMAL(14,2),
    "pay_line" TEXT,
    "pix" TEXT,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contract_id" UUID,
    "invoice_id" UUID,
    "description" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "fiscal_note" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "invoice_id" UUID,
    "number" TEXT NOT NULL,
    "series" TEXT,
    "key" TEXT,
    "issued_on" DATE NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "fiscal_note_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "atendimento" (
    "id" UUID NOT NULL,
    "protocol" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID,
    "person_group_id" UUID,
    "connection_id" UUID,
    "contract_id" UUID,
    "stop_notice_id" UUID,
    "origin_id" UUID,
    "technician_id" UUID,
    "report" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "opened_by_id" UUID,
    "state" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "operator_id" UUID,
    "priority" INTEGER NOT NULL DEFAULT 3,
    "process_id" UUID,
    "subprocess_id" UUID,
    "classification_id" UUID,
    "closing_classification_id" UUID,
    "defect_id" UUID,
    "observed_defect" TEXT,
    "notification_level" TEXT NOT NULL DEFAULT 'start_end',
    "rating_asked" BOOLEAN NOT NULL DEFAULT false,
    "pause_reason" TEXT,
    "cancel_reason" TEXT,
    "sla_table_id" UUID,
    "sla_type" TEXT,
    "resolution_minutes" INTEGER,
    "first_response_minutes" INTEGER,
    "sla_used_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "sla_running_since" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "first_response_due_at" TIMESTAMPTZ(3),
    "first_responded_at" TIMESTAMPTZ(3),
    "sla_warnings" INTEGER NOT NULL DEFAULT 0,
    "breached_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "unread" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "atendimento_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "atendimento_viewer" (
    "atendimento_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "added_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "atendimento_viewer_pkey" PRIMARY KEY ("atendimento_id","operator_id")
);

CREATE TABLE "subprocess_run" (
    "id" UUID NOT NULL,
    "atendimento_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "subprocess_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "ended_by" TEXT,

    CONSTRAINT "subprocess_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sla_stretch" (
    "id" UUID NOT NULL,
    "atendimento_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "used_ms" DOUBLE PRECISION,
    "intervals" JSONB,

    CONSTRAINT "sla_stretch_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "express_check" (
    "id" UUID NOT NULL,
    "atendimento_id" UUID NOT NULL,
    "results" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "express_check_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "service_order" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "atendimento_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "connection_id" UUID,
    "type_id" UUID NOT NULL,
    "defect_id" UUID,
    "technician_group_id" UUID,
    "reported_defect" TEXT NOT NULL,
    "dispatched" BOOLEAN NOT NULL DEFAULT false,
    "opened_by_id" UUID,
    "state" TEXT NOT NULL,
    "technician_id" UUID,
    "scheduled_from" TIMESTAMPTZ(3),
    "scheduled_until" TIMESTAMPTZ(3),
    "schedule_cancel_reason" TEXT,
    "observed_defect" TEXT,
    "solution" TEXT,
    "cancel_reason" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "service_order_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "service_order_material" (
    "id" UUID NOT NULL,
    "service_order_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" DECIMAL(12,3) NOT NULL,
    "unit" TEXT,
    "serial" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_order_material_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "protocol" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "customer_id" UUID,
    "operator_id" UUID,
    "created_in_id" UUID,
    "atendimento_id" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "interest" TEXT,
    "notes" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'prospecting',
    "lost_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "subprocess_process_id_position_idx" ON "subprocess"("process_id", "position");

CREATE INDEX "support_material_subprocess_id_position_idx" ON "support_material"("subprocess_id", "position");

CREATE INDEX "technician_group_member_operator_id_idx" ON "technician_group_member"("operator_id");

CREATE UNIQUE INDEX "agenda_feed_hash_key" ON "agenda_feed"("hash");

CREATE INDEX "stop_notice_access_point_id_idx" ON "stop_notice"("access_point_id");

CREATE UNIQUE INDEX "connection_login_key" ON "connection"("login");

CREATE INDEX "connection_customer_id_idx" ON "connection"("customer_id");

CREATE INDEX "connection_contract_id_idx" ON "connection"("contract_id");

CREATE INDEX "connection_access_point_id_idx" ON "connection"("access_point_id");

CREATE UNIQUE INDEX "connection_number_key" ON "connection"("number");

CREATE INDEX "connection_change_connection_id_id_idx" ON "connection_change"("connection_id", "id");

CREATE INDEX "connection_exception_connection_id_until_idx" ON "connection_exception"("connection_id", "until");

CREATE INDEX "invoice_customer_id_due_on_idx" ON "invoice"("customer_id", "due_on");

CREATE INDEX "account_customer_id_due_on_idx" ON "account"("customer_id", "due_on");

CREATE INDEX "fiscal_note_customer_id_issued_on_idx" ON "fiscal_note"("customer_id", "issued_on");

CREATE INDEX "atendimento_customer_id_opened_at_idx" ON "atendimento"("customer_id", "opened_at");

CREATE INDEX "atendimento_connection_id_idx" ON "atendimento"("connection_id");

CREATE INDEX "atendimento_stop_notice_id_idx" ON "atendimento"("stop_notice_id");

CREATE UNIQUE INDEX "atendimento_company_id_protocol_key" ON "atendimento"("company_id", "protocol");

CREATE INDEX "atendimento_viewer_operator_id_idx" ON "atendimento_viewer"("operator_id");

CREATE INDEX "subprocess_run_atendimento_id_started_at_idx" ON "subprocess_run"("atendimento_id", "started_at");

CREATE INDEX "sla_stretch_atendimento_id_started_at_idx" ON "sla_stretch"("atendimento_id", "started_at");

CREATE INDEX "express_check_atendimento_id_at_idx" ON "express_check"("atendimento_id", "at");

CREATE INDEX "service_order_atendimento_id_idx" ON "service_order"("atendimento_id");

CREATE INDEX "service_order_technician_id_scheduled_from_idx" ON "service_order"("technician_id", "scheduled_from");

CREATE UNIQUE INDEX "service_order_company_id_number_key" ON "service_order"("company_id", "number");

CREATE INDEX "service_order_material_service_order_id_idx" ON "service_order_material"("service_order_id");

CREATE UNIQUE INDEX "lead_created_in_id_key" ON "lead"("created_in_id");

CREATE UNIQUE INDEX "lead_atendimento_id_key" ON "lead"("atendimento_id");

CREATE INDEX "lead_company_id_stage_updated_at_idx" ON "lead"("company_id", "stage", "updated_at");

CREATE UNIQUE INDEX "lead_company_id_protocol_key" ON "lead"("company_id", "protocol");

CREATE INDEX "attachment_atendimento_id_idx" ON "attachment"("atendimento_id");

CREATE INDEX "attachment_support_material_id_idx" ON "attachment"("support_material_id");

CREATE INDEX "outbox_message_atendimento_id_idx" ON "outbox_message"("atendimento_id");

ALTER TABLE "company" ADD CONSTRAINT "company_sla_table_id_fkey" FOREIGN KEY ("sla_table_id") REFERENCES "sla_table"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "customer" ADD CONSTRAINT "customer_person_group_id_fkey" FOREIGN KEY ("person_group_id") REFERENCES "person_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "contract" ADD CONSTRAINT "contract_sla_table_id_fkey" FOREIGN KEY ("sla_table_id") REFERENCES "sla_table"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "department" ADD CONSTRAINT "department_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "department" ADD CONSTRAINT "department_classification_id_fkey" FOREIGN KEY ("classification_id") REFERENCES "classification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_support_material_id_fkey" FOREIGN KEY ("support_material_id") REFERENCES "support_material"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "person_group" ADD CONSTRAINT "person_group_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "person_group" ADD CONSTRAINT "person_group_classification_id_fkey" FOREIGN KEY ("classification_id") REFERENCES "classification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "subprocess" ADD CONSTRAINT "subprocess_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "subprocess" ADD CONSTRAINT "subprocess_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "support_material" ADD CONSTRAINT "support_material_subprocess_id_fkey" FOREIGN KEY ("subprocess_id") REFERENCES "subprocess"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "sla_time" ADD CONSTRAINT "sla_time_sla_table_id_fkey" FOREIGN KEY ("sla_table_id") REFERENCES "sla_table"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "technician_group_member" ADD CONSTRAINT "technician_group_member_technician_group_id_fkey" FOREIGN KEY ("technician_group_id") REFERENCES "technician_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "technician_group_member" ADD CONSTRAINT "technician_group_member_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agenda_feed" ADD CONSTRAINT "agenda_feed_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "outside_system" ADD CONSTRAINT "outside_system_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "stop_notice" ADD CONSTRAINT "stop_notice_access_point_id_fkey" FOREIGN KEY ("access_point_id") REFERENCES "access_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "connection" ADD CONSTRAINT "connection_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "connection" ADD CONSTRAINT "connection_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "connection" ADD CONSTRAINT "connection_access_point_id_fkey" FOREIGN KEY ("access_point_id") REFERENCES "access_point"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "connection_change" ADD CONSTRAINT "connection_change_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "connection_change" ADD CONSTRAINT "connection_change_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "connection_exception" ADD CONSTRAINT "connection_exception_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "connection_exception" ADD CONSTRAINT "connection_exception_reason_id_fkey" FOREIGN KEY ("reason_id") REFERENCES "exception_reason"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "connection_exception" ADD CONSTRAINT "connection_exception_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "account" ADD CONSTRAINT "account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "account" ADD CONSTRAINT "account_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "account" ADD CONSTRAINT "account_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "fiscal_note" ADD CONSTRAINT "fiscal_note_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "fiscal_note" ADD CONSTRAINT "fiscal_note_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_person_group_id_fkey" FOREIGN KEY ("person_group_id") REFERENCES "person_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_stop_notice_id_fkey" FOREIGN KEY ("stop_notice_id") REFERENCES "stop_notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "origin"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_technician_id_fkey" FOREIGN KEY ("technician_id") REFERENCES "operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_subprocess_id_fkey" FOREIGN KEY ("subprocess_id") REFERENCES "subprocess"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_classification_id_fkey" FOREIGN KEY ("classification_id") REFERENCES "classification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_closing_classification_id_fkey" FOREIGN KEY ("closing_classification_id") REFERENCES "classification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_defect_id_fkey" FOREIGN KEY ("defect_id") REFERENCES "defect"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento" ADD CONSTRAINT "atendimento_sla_table_id_fkey" FOREIGN KEY ("sla_table_id") REFERENCES "sla_table"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "atendimento_viewer" ADD CONSTRAINT "atendimento_viewer_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "atendimento_viewer" ADD CONSTRAINT "atendimento_viewer_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subprocess_run" ADD CONSTRAINT "subprocess_run_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subprocess_run" ADD CONSTRAINT "subprocess_run_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "subprocess_run" ADD CONSTRAINT "subprocess_run_subprocess_id_fkey" FOREIGN KEY ("subprocess_id") REFERENCES "subprocess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sla_stretch" ADD CONSTRAINT "sla_stretch_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "express_check" ADD CONSTRAINT "express_check_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "service_order_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_defect_id_fkey" FOREIGN KEY ("defect_id") REFERENCES "defect"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_technician_group_id_fkey" FOREIGN KEY ("technician_group_id") REFERENCES "technician_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "service_order" ADD CONSTRAINT "service_order_technician_id_fkey" FOREIGN KEY ("technician_id") REFERENCES "operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "service_order_material" ADD CONSTRAINT "service_order_material_service_order_id_fkey" FOREIGN KEY ("service_order_id") REFERENCES "service_order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "lead" ADD CONSTRAINT "lead_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "lead" ADD CONSTRAINT "lead_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lead" ADD CONSTRAINT "lead_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lead" ADD CONSTRAINT "lead_created_in_id_fkey" FOREIGN KEY ("created_in_id") REFERENCES "atendimento"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "lead" ADD CONSTRAINT "lead_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "log" ADD CONSTRAINT "log_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "log_atendimento_id_created_at_idx" ON "log"("atendimento_id", "created_at");
ALTER TABLE "rating" ADD CONSTRAINT "rating_atendimento_id_fkey" FOREIGN KEY ("atendimento_id") REFERENCES "atendimento"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what schema.prisma cannot express.

ALTER TABLE "log" ADD CONSTRAINT "log_of_one" CHECK (num_nonnulls("ticket_id", "atendimento_id") = 1);
ALTER TABLE "rating" ADD CONSTRAINT "rating_of_one" CHECK (num_nonnulls("ticket_id", "atendimento_id") = 1);
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_of_one_at_most"
  CHECK (num_nonnulls("ticket_id", "atendimento_id", "support_material_id") <= 1);
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_turned" CHECK ("rotation" IN (0, 90, 180, 270));
DROP INDEX "attachment_unclaimed";
CREATE INDEX "attachment_unclaimed" ON "attachment" ("created_at")
  WHERE "ticket_id" IS NULL AND "atendimento_id" IS NULL AND "support_material_id" IS NULL;

-- A technician is in one place at a time.
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_slot" CHECK ("scheduled_from" < "scheduled_until");
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_not_doubly_booked" EXCLUDE USING gist
  ("technician_id" WITH =, tstzrange("scheduled_from", "scheduled_until") WITH &&)
  WHERE ("technician_id" IS NOT NULL AND "scheduled_from" IS NOT NULL AND "state" IN ('scheduled', 'in_execution'));
CREATE INDEX "service_order_pending" ON "service_order" ("atendimento_id") WHERE "state" NOT IN ('closed', 'cancelled');
CREATE INDEX "service_order_pending_of_customer" ON "service_order" ("customer_id")
  WHERE "state" NOT IN ('closed', 'cancelled');
CREATE INDEX "service_order_agenda" ON "service_order" ("company_id", "scheduled_from") WHERE "scheduled_from" IS NOT NULL;
CREATE INDEX "service_order_number_prefix" ON "service_order" ("number" text_pattern_ops);

-- What hangs together while it lasts: one open stretch of a clock, one open run of a subprocess.
CREATE UNIQUE INDEX "sla_stretch_running" ON "sla_stretch" ("atendimento_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "subprocess_run_current" ON "subprocess_run" ("atendimento_id") WHERE "ended_at" IS NULL;

-- Names are unique in a company, and among those of every company.
CREATE UNIQUE INDEX "person_group_name" ON "person_group" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "process_name" ON "process" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "subprocess_process_id_name_key" ON "subprocess"("process_id", "name");
CREATE UNIQUE INDEX "sla_table_name" ON "sla_table" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "classification_name" ON "classification" ("company_id", "closing", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "origin_name" ON "origin" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "defect_name" ON "defect" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "service_order_type_name" ON "service_order_type" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "technician_group_name" ON "technician_group" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "exception_reason_name" ON "exception_reason" ("company_id", "name") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "access_point_name" ON "access_point" ("company_id", "name") NULLS NOT DISTINCT;

-- What the express check asks.
CREATE INDEX "stop_notice_open" ON "stop_notice" ("access_point_id") WHERE "closed_at" IS NULL;
CREATE INDEX "invoice_open" ON "invoice" ("customer_id", "due_on") WHERE "state" = 'open';

-- Atendimentos as the panel lists them: the tabs of a department, mine, those I watch, the finished ones, words.
ALTER TABLE "atendimento" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('bote_portuguese', "protocol"), 'A') ||
  to_tsvector('bote_portuguese', left("report", 20000))
) STORED;
CREATE INDEX "atendimento_search" ON "atendimento" USING gin ("search");
CREATE INDEX "atendimento_protocol_prefix" ON "atendimento" ("protocol" text_pattern_ops);
CREATE INDEX "atendimento_queue" ON "atendimento" ("department_id", "state", "priority", "opened_at", "id");
CREATE INDEX "atendimento_ended" ON "atendimento" ("department_id", "state", "opened_at" DESC, "id" DESC)
  WHERE "state" IN ('finished', 'cancelled');
CREATE INDEX "atendimento_all" ON "atendimento" ("department_id", "opened_at" DESC, "id" DESC);
CREATE INDEX "atendimento_responsible" ON "atendimento" ("operator_id", "priority", "opened_at", "id")
  WHERE "state" NOT IN ('finished', 'cancelled');
CREATE INDEX "atendimento_of_operator" ON "atendimento" ("operator_id", "opened_at" DESC, "id" DESC)
  WHERE "operator_id" IS NOT NULL;
CREATE INDEX "atendimento_pending_of_customer" ON "atendimento" ("customer_id")
  WHERE "state" NOT IN ('finished', 'cancelled');
ALTER TABLE "atendimento" SET (fillfactor = 80);

-- A customer is found by document or code as fast as by name.
CREATE INDEX "customer_document_prefix" ON "customer" ("document" text_pattern_ops);
CREATE INDEX "customer_code_lower" ON "customer" (lower("code"));

-- The counts on the tabs, kept by the same transaction whatever moves a row; `entity` is the table's name. Appending
-- never waits for another transaction's counter row; a periodic job folds the rows. Steps that leave a row on its tab
-- cost the counts nothing.
CREATE FUNCTION bote_count_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO state_count (entity, company_id, department_id, state, count)
      SELECT TG_TABLE_NAME, company_id, department_id, state, count(*) FROM after_rows GROUP BY 2, 3, 4;
  ELSE
    INSERT INTO state_count (entity, company_id, department_id, state, count)
      SELECT TG_TABLE_NAME, company_id, department_id, state, -count(*) FROM before_rows GROUP BY 2, 3, 4;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION bote_count_moved_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO state_count (entity, company_id, department_id, state, count) VALUES
    (TG_TABLE_NAME, OLD.company_id, OLD.department_id, OLD.state, -1),
    (TG_TABLE_NAME, NEW.company_id, NEW.department_id, NEW.state, 1);
  RETURN NULL;
END $$;

CREATE TRIGGER ticket_counted_insert AFTER INSERT ON "ticket"
  REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_states();
CREATE TRIGGER ticket_counted_delete AFTER DELETE ON "ticket"
  REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_states();
CREATE TRIGGER ticket_counted_update AFTER UPDATE ON "ticket" FOR EACH ROW
  WHEN ((OLD.company_id, OLD.department_id, OLD.state) IS DISTINCT FROM (NEW.company_id, NEW.department_id, NEW.state))
  EXECUTE FUNCTION bote_count_moved_state();

CREATE TRIGGER atendimento_counted_insert AFTER INSERT ON "atendimento"
  REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_states();
CREATE TRIGGER atendimento_counted_delete AFTER DELETE ON "atendimento"
  REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION bote_count_states();
CREATE TRIGGER atendimento_counted_update AFTER UPDATE ON "atendimento" FOR EACH ROW
  WHEN ((OLD.company_id, OLD.department_id, OLD.state) IS DISTINCT FROM (NEW.company_id, NEW.department_id, NEW.state))
  EXECUTE FUNCTION bote_count_moved_state();
