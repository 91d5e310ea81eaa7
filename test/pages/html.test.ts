import t from 'tap';
import { html } from '../../src/pages/html.ts';

t.test('text is escaped in content and in attributes, markup of our own is not', async (t) => {
  const name = `<b title="x">'&'</b>`;
  const nested = html`<i>${name}</i>`;
  t.equal(
    html`<p title="${name}">${nested}</p>`.value,
    '<p title="&#60;b title=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/b&#62;"><i>&#60;b title=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/b&#62;</i></p>',
  );
});

t.test('lists are joined, and what is absent or false is nothing', async (t) => {
  t.equal(html`${[1, html`<br>`, ['<']]}${null}${undefined}${false}${true}${0}`.value, '1<br>&#60;0');
});

t.test('an object that only looks like markup is text', async (t) => {
  const forged = { value: '<script>' };
  t.equal(html`${String(forged)}`.value, '[object Object]');
});
