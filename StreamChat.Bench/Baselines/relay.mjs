// A baseline: a relay of bytes on Node.js, as people write it first. node relay.mjs PORT PROVIDER_PORT
import http from 'node:http'

const [port, providerPort] = process.argv.slice(2).map(Number)
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 1024 })

const server = http.createServer((request, response) => {
  const call = http.request(
    { host: '127.0.0.1', port: providerPort, path: request.url, method: request.method, headers: request.headers, agent },
    (answer) => {
      delete answer.headers['transfer-encoding']
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    },
  )
  call.on('error', () => response.destroy())
  response.on('close', () => call.destroy())
  request.pipe(call)
})

server.keepAliveTimeout = 60_000
server.listen(port, '127.0.0.1', 8192)
