import { html } from '../../../simulator/oauth/html.js';

test('Text is escaped, in attributes too', () => {
  const text = `<a>"b'&`;
  const escaped = '&lt;a&gt;&quot;b&#39;&amp;';
  expect(html`<b title="${text}">${text}</b>`.text).toBe(`<b title="${escaped}">${escaped}</b>`);
});

test('HTML is not escaped again, and lists are joined', () => {
  const items = ['x', '&'].map((item) => html`<i>${item}</i>`);
  expect(html`<p>${items}</p>`.text).toBe('<p><i>x</i><i>&amp;</i></p>');
});
