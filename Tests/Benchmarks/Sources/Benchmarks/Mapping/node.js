// SPDX-License-Identifier: MIT
// The same work as plain JavaScript: JSON.parse, property reads, JSON.stringify. Reads messages,
// one a line, from the file given; prints microseconds of CPU time a message for each work.
const fs = require('node:fs')

const texts = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)
const seconds = Number(process.argv[3])
const shape = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

function normalised(value) {
  if (typeof value === 'string') {
    return shape.test(value) ? new Date(value).toISOString() : value
  }
  if (Array.isArray(value)) return value.map(normalised)
  if (value && typeof value === 'object') {
    const copy = {}
    for (const key in value) copy[key] = normalised(value[key])
    return copy
  }
  return value
}

function fields(message) {
  const properties = message.properties || {}
  const context = message.context || {}
  const traits = context.traits || {}
  return {
    user_id: message.userId,
    anonymous_id: message.anonymousId,
    event: message.event,
    timestamp: new Date(message.timestamp),
    email: traits.email,
    ip: context.ip,
    user_agent: context.userAgent,
    order_id: properties.order_id,
    revenue: parseFloat(String(properties.revenue).replace(/\$/g, '')),
    currency: properties.currency || 'USD',
    referrer: context.page && context.page.referrer,
    city: traits.address && traits.address.city,
  }
}

const works = {
  parse: text => JSON.parse(text),
  read: text => fields(JSON.parse(text)),
  map: text => {
    const message = JSON.parse(text)
    const payload = fields(message)
    payload.coupon = message.properties.coupon
    payload.library = message.context.library && message.context.library.name
    payload.data = normalised(message.properties)
    return JSON.stringify(payload)
  },
}

let sink = 0
for (const name of Object.keys(works)) {
  const work = works[name]
  const figures = []
  for (let round = 0; round < 6; round++) {
    let count = 0
    const start = process.cpuUsage()
    const until = Date.now() + seconds * 1000
    while (Date.now() < until) {
      for (const text of texts) sink += work(text) ? 1 : 0
      count += texts.length
    }
    const used = process.cpuUsage(start)
    // The first round warms up.
    if (round > 0) figures.push((used.user + used.system) / count)
  }
  figures.sort((a, b) => a - b)
  console.log(`${name} ${figures[Math.floor(figures.length / 2)]}`)
}
if (sink === 0) console.log('nothing done')
