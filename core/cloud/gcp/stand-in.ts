/** A client's options where an emulator stands in for its service: plain HTTP is spoken, and nobody asks for credentials. */
export async function standInAt(endpoint: string) {
  const { googleAuthLibrary } = await import("google-gax");
  const { hostname, port, protocol } = new URL(endpoint);
  return {
    apiEndpoint: hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    protocol: protocol.slice(0, -1),
    fallback: true,
    authClient: new googleAuthLibrary.PassThroughClient(),
  };
}
