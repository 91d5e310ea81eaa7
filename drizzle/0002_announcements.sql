CREATE TABLE "answer_body" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_set" (
	"enterprise_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"measures" jsonb NOT NULL,
	"missing" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_set_enterprise_id_revision_pk" PRIMARY KEY("enterprise_id","revision")
);
--> statement-breakpoint
CREATE TABLE "audit_block" (
	"number" integer NOT NULL,
	"entries" integer NOT NULL,
	"body" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_block_number_pk" PRIMARY KEY("number")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"enterprise_id" uuid,
	"announcement_id" uuid,
	"payload" jsonb,
	"salt" text,
	"payload_hash" text NOT NULL,
	"block" integer,
	"position" integer,
	"serial" integer,
	"leaf" text
);
--> statement-breakpoint
CREATE TABLE "deadline_mark" (
	"deadline_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deadline_mark_deadline_id_number_pk" PRIMARY KEY("deadline_id","number")
);
--> statement-breakpoint
CREATE TABLE "policy_version_void" (
	"policy_key" text NOT NULL,
	"version" integer NOT NULL,
	"announcement_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "policy_version_void_policy_key_version_pk" PRIMARY KEY("policy_key","version")
);
--> statement-breakpoint
CREATE TABLE "announcement_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"announcement_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"mode" text NOT NULL,
	"because" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"letter_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "announcement_notice_once" UNIQUE("announcement_id","person_id","channel")
);
--> statement-breakpoint
CREATE TABLE "announcement_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"value" text NOT NULL,
	"mode" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "announcement_subscription_once" UNIQUE("person_id","scope","value")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"announcement_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"result" jsonb,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "announcement" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "about" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "corrects" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "shipped" text;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "reviewed_by" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "reviewed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "transition" jsonb;--> statement-breakpoint
ALTER TABLE "answer_set" ADD CONSTRAINT "answer_set_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_mark" ADD CONSTRAINT "deadline_mark_deadline_id_deadline_id_fk" FOREIGN KEY ("deadline_id") REFERENCES "public"."deadline"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_version_void" ADD CONSTRAINT "policy_version_void_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_notice" ADD CONSTRAINT "announcement_notice_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_notice" ADD CONSTRAINT "announcement_notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_notice" ADD CONSTRAINT "announcement_notice_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_subscription" ADD CONSTRAINT "announcement_subscription_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_unsealed" ON "audit_entry" USING btree ("at","id") WHERE "audit_entry"."block" is null;--> statement-breakpoint
CREATE INDEX "audit_by_block" ON "audit_entry" USING btree ("block","position");--> statement-breakpoint
CREATE INDEX "audit_by_enterprise" ON "audit_entry" USING btree ("enterprise_id","serial");--> statement-breakpoint
CREATE INDEX "audit_of_law" ON "audit_entry" USING btree ("at","id") WHERE "audit_entry"."enterprise_id" is null or "audit_entry"."announcement_id" is not null;--> statement-breakpoint
CREATE INDEX "announcement_notice_by_letter" ON "announcement_notice" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "announcement_notice_without_letter" ON "announcement_notice" USING btree ("person_id") WHERE "announcement_notice"."state" = 'planned' and "announcement_notice"."letter_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "publication_asked" ON "publication" USING btree ("announcement_id") WHERE "publication"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "publication_of" ON "publication" USING btree ("announcement_id");--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_corrects_announcement_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_published" ON "announcement" USING btree ("published_at") WHERE "announcement"."state" = 'published';--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_shipped_unique" UNIQUE("shipped");