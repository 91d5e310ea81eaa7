CREATE TABLE "address_stop" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"released_by" uuid
);
--> statement-breakpoint
CREATE TABLE "deadline_response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deadline_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"date_version" integer NOT NULL,
	"kind" text NOT NULL,
	"until" date,
	"reason" text,
	"via" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoint" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"label" text NOT NULL,
	"address" text NOT NULL,
	"secret" text,
	"confirmed_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"stopped_reason" text,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"only" jsonb NOT NULL,
	"ladders" jsonb NOT NULL,
	"cadence" text NOT NULL,
	"weekday" integer NOT NULL,
	"send_minute" integer NOT NULL,
	"zone" text NOT NULL,
	"quiet" text NOT NULL,
	"lang" text,
	"second_person_id" uuid,
	"second_from" integer,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_reason" text
);
--> statement-breakpoint
CREATE TABLE "rate" (
	"key" text PRIMARY KEY NOT NULL,
	"tat" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run" ALTER COLUMN "finished_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "lang" text;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "instead_of" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "weekly_budget" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "copy" text;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "looked" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "planned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "address_stop" ADD CONSTRAINT "address_stop_released_by_person_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_response" ADD CONSTRAINT "deadline_response_deadline_id_deadline_id_fk" FOREIGN KEY ("deadline_id") REFERENCES "public"."deadline"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_response" ADD CONSTRAINT "deadline_response_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endpoint" ADD CONSTRAINT "endpoint_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_subscription" ADD CONSTRAINT "reminder_subscription_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_subscription" ADD CONSTRAINT "reminder_subscription_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_subscription" ADD CONSTRAINT "reminder_subscription_second_person_id_person_id_fk" FOREIGN KEY ("second_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "address_stop_now" ON "address_stop" USING btree ("address") WHERE "address_stop"."released_at" is null;--> statement-breakpoint
CREATE INDEX "deadline_response_by_deadline" ON "deadline_response" USING btree ("deadline_id","person_id","at");--> statement-breakpoint
CREATE INDEX "endpoint_by_person" ON "endpoint" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reminder_subscription_by_enterprise" ON "reminder_subscription" USING btree ("enterprise_id") WHERE "reminder_subscription"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reminder_subscription_by_person" ON "reminder_subscription" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_instead_of_person_id_fk" FOREIGN KEY ("instead_of") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_soft_bounces" ON "attempt" USING btree ("at") WHERE "attempt"."event" = 'soft-bounced';--> statement-breakpoint
CREATE INDEX "letter_failed" ON "letter" USING btree ("settled_at","id") WHERE "letter"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "letter_settled" ON "letter" USING btree ("settled_at") WHERE "letter"."settled_at" is not null;--> statement-breakpoint
INSERT INTO "reminder_subscription" ("id", "person_id", "enterprise_id", "channel", "only", "ladders", "cadence", "weekday", "send_minute", "zone", "quiet", "revision", "created_at", "changed_at")
SELECT gen_random_uuid(), "person_id", "enterprise_id", "channel", '{}', '{}', 'daily', 1, "send_minute", 'Asia/Shanghai', 'none', 1, "created_at", "created_at" FROM "membership";--> statement-breakpoint
INSERT INTO "address_stop" ("id", "address", "reason", "detail", "at")
SELECT gen_random_uuid(), "email", 'bounced', '', "address_stopped_at" FROM "person" WHERE "address_stopped_at" IS NOT NULL AND "email" LIKE '%@%';--> statement-breakpoint
ALTER TABLE "membership" DROP COLUMN "channel";--> statement-breakpoint
ALTER TABLE "membership" DROP COLUMN "send_minute";