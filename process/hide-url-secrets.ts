/** Hides what may be a password or a token in a URL: its user, query and fragment. */
export function hideUrlSecrets(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//[hidden]@').replace(/[?#].*$/s, '?[hidden]');
}
