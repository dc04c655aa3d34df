/** Expects an error page of the sign-in with this title, which sets no cookie. */
export async function expectRejected(response: Response, status: number, title: string): Promise<void> {
  const page = await response.text();
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
    status,
    type: 'text/html; charset=utf-8',
  });
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get('cache-control')).toBe('no-store');
}
