CREATE TABLE "feed_fetch" (
	"feed_id" uuid NOT NULL,
	"client" text NOT NULL,
	"fetches" integer NOT NULL,
	"transfers" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "feed_fetch_feed_id_client_pk" PRIMARY KEY("feed_id","client")
);
--> statement-breakpoint
CREATE TABLE "feed_rendering" (
	"feed_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"edition" text NOT NULL,
	"etag" text NOT NULL,
	"modified_at" timestamp (3) with time zone NOT NULL,
	"gzip" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_feed_rendering" (
	"path" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"etag" text NOT NULL,
	"modified_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_feed_version" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retired_feed_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"feed_id" uuid NOT NULL,
	"retired_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed" ALTER COLUMN "enterprise_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "scope" text DEFAULT 'enterprise' NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "kinds" jsonb;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "minimum_fen" bigint;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "alarms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "form" text DEFAULT 'events' NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "spans" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "unfetched_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "feed_fetch" ADD CONSTRAINT "feed_fetch_feed_id_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_rendering" ADD CONSTRAINT "feed_rendering_feed_id_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retired_feed_token" ADD CONSTRAINT "retired_feed_token_feed_id_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feed"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed" ADD CONSTRAINT "feed_project_id_fact_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."fact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feed_by_enterprise" ON "feed" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "feed_by_person" ON "feed" USING btree ("person_id");