/** Working days to leave between submitting a window step or a claim and its last day: late filings are bounced. */
export const submitWorkdays = 3;
