// To be imported before chinese-days: it reads its tables in the machine's zone, a day early west of UTC.
process.env.TZ = 'UTC';
