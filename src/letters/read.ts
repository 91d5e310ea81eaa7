import PostalMime from 'postal-mime';

/** The two parts of a message as it was posted. */
export async function readMessage(message: string): Promise<{ html: string; text: string }> {
  const { html = '', text = '' } = await PostalMime.parse(Buffer.from(message, 'latin1'));
  return { html, text };
}
