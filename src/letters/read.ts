import PostalMime from 'postal-mime';

/** The two parts of a message as it was posted. */
export async function readMessage(message: string): Promise<{ html: string; text: string }> {
  const { html = '', text = '' } = await PostalMime.parse(Buffer.from(message, 'latin1'));
  return { html, text };
}

type Parts = { html: string; text: string };

/** The same for other eyes than the reader's: the links that act in the reader's name, or open a private calendar, lead nowhere. */
export function withoutSecrets({ html, text }: Parts): Parts {
  return { html: blunted(html), text: blunted(text) };
}

function blunted(part: string): string {
  return part
    .replace(/(\/(?:reminders|subscriptions|unsubscribe|confirmations)\/)[\w-]+(?:\.[\w-]+)+/g, '$1…')
    .replace(/(\/calendar\/)[\w-]{43}(?![\w/-])/g, '$1…');
}
