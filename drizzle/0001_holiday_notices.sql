CREATE TABLE "holiday_notice" (
	"office" text NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"number" text NOT NULL,
	"url" text,
	"title" jsonb,
	"published_on" date NOT NULL,
	"breaks" jsonb NOT NULL,
	"announcement_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "holiday_notice_office_year_version_pk" PRIMARY KEY("office","year","version")
);
--> statement-breakpoint
ALTER TABLE "holiday_notice" ADD CONSTRAINT "holiday_notice_announcement_id_announcement_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcement"("id") ON DELETE no action ON UPDATE no action;