// Asks the stream doctor of a gateway that speaks https: every hop must be healthy, and the public one HTTP/2. Argument: the address.
const response = await fetch(new URL('api/doctor?silence=1', process.argv[2]), { signal: AbortSignal.timeout(60_000) });
const { verdict, summary, hops = [] } = await response.json();

console.log(`Stream doctor: ${response.status} ${verdict}: ${summary}`);
for (const hop of hops) {
  console.log(`  ${hop.hop} ${hop.verdict}, HTTP/${hop.http_version}, ${hop.frames} of ${hop.frames_sent} frames`);
}
const open = hops.find(({ hop }) => hop === 'public');
process.exit(verdict === 'healthy' && open?.http_version === '2.0' && open.frames === open.frames_sent ? 0 : 1);
