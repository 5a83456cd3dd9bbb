// SPDX-License-Identifier: MIT
// The same requests by node's http module with a keep-alive agent. Arguments: a file of requests as
// JSON, one a line; how many at a time; how many altogether. Prints microseconds of CPU time a
// message and messages a second, after a warm-up.
const fs = require('node:fs')
const http = require('node:http')

const requests = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(JSON.parse)
const concurrency = Number(process.argv[3])
const count = Number(process.argv[4])
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

function send({ url, method, headers, body }) {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body)
    const options = { method, agent, headers: { 'Content-Length': bytes.length } }
    for (const [name, value] of headers) options.headers[name] = value
    const request = http.request(url, options, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200 && text === '{}') resolve()
        else reject(new Error('no answer'))
      })
    })
    request.on('error', reject)
    request.end(bytes)
  })
}

async function run(total) {
  const share = Math.floor(total / concurrency)
  await Promise.all(Array.from({ length: concurrency }, async (_, worker) => {
    for (let i = 0; i < share; i++) await send(requests[(worker * share + i) % requests.length])
  }))
  return share * concurrency
}

async function main() {
  await run(Math.max(concurrency, count / 2))
  const cpu = process.cpuUsage()
  const start = process.hrtime.bigint()
  const sent = await run(count)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  const used = process.cpuUsage(cpu)
  console.log(`${(used.user + used.system) / sent} ${sent / seconds}`)
  agent.destroy()
}

main()
