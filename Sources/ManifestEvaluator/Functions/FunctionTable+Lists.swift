// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
internal import JSON

extension FunctionTable {
  static let lists: [String: Implementation] = [
    "[T].count": onList { list, _ in .int(list.itemCount) },
    "[T].isEmpty": onList { list, _ in .bool(list.hasNoItems) },
    "[T].first": onList { list, _ in Value(list.firstItem) },
    "[T].last": onList { list, _ in Value(list.lastItem) },
    "[T].at()": onList { list, call in Value(list.item(at: call.int(0) ?? 0)) },
    "[W].contains()": onList { list, call in .bool(list.containsItem(call.argument(0))) },
    "[X].joined()": onList { list, call in .string(list.joinedText(call.string(0))) },
    "[T].reversed": onList { list, _ in .list(list.reversedItems) },
    "[W].unique": onList { list, _ in .list(list.uniqueItems) },
    "[C].sorted": onList { list, _ in .list(list.sortedItems) },
    "[C].min": onList { list, _ in Value(list.least) },
    "[C].max": onList { list, _ in Value(list.greatest) },
    "[N].sum": onList { list, _ in
      let ints = list.compactMap(\.int)
      return ints.count == list.count ? Value(ints.sum) : Value(list.compactMap(\.number).sum)
    },
    "[N].average": onList { list, _ in Value(list.compactMap(\.number).average) },
    "[[T]].flattened": onList { list, _ in .list(list.compactMap(\.list).flattened) },
    "[JSON].compacted": onList { list, _ in
      .list(list.filter { $0.json?.isNull != true })
    },
    "[T].prefix()": onList { list, call in .list(list.firstItems(call.int(0) ?? 0)) },
    "[T].suffix()": onList { list, call in .list(list.lastItems(call.int(0) ?? 0)) },
    "[T].slice()": onList { list, call in
      .list(list.slice(from: call.int(0) ?? 0, to: call.int(1)))
    },
    "[T].appending()": onList { list, call in
      .list(list.appending(all: call.values(0).map(\.present)))
    },
    "[T].concatenating()": onList { list, call in
      .list(list.concatenating(all: call.values(0).compactMap(\.list)))
    },
    "[T].chunks()": onList { list, call in
      .list(list.chunks(of: call.int(0) ?? 1).map { .list($0) })
    },
    "[T].zip()": onList { list, call in
      guard let other = call.argument(0).list, let lambda = call.argument(1).lambda else {
        return .missing
      }
      return .list(list.zipped(and: other) { lambda($0, $1).present })
    },
  ]

  static let listLambdas: [String: Implementation] = [
    "[T].map()": onList(with: { list, lambda, _ in .list(list.compactMap { lambda($0).present }) }),
    "[T].compactMap()": onList(with: { list, lambda, _ in
      .list(list.compactMap { lambda($0).present })
    }),
    "[T].mapIndexed()": onList(with: { list, lambda, _ in
      .list(list.mapIndexed { lambda($0, .int($1)).present })
    }),
    "[T].flatMap()": onList(with: { list, lambda, _ in
      .list(list.flatMap { lambda($0).list ?? [] })
    }),
    "[T].filter()": onList(with: { list, lambda, _ in
      .list(list.filter { lambda($0).bool ?? false })
    }),
    "[T].any()": onList(with: { list, lambda, _ in
      .bool(list.contains { lambda($0).bool ?? false })
    }),
    "[T].all()": onList(with: { list, lambda, _ in
      .bool(list.allSatisfy { lambda($0).bool ?? false })
    }),
    "[T].first()": onList(with: { list, lambda, _ in
      Value(list.first { lambda($0).bool ?? false })
    }),
    "[T].reduce()": onList { list, call in
      guard let lambda = call.argument(1).lambda else { return .missing }
      return list.reduce(call.argument(0)) { lambda($0, $1) }
    },
    "[T].sorted()": onList(with: { list, lambda, call in
      .list(list.sorted(byKey: { lambda($0).present }, descending: call.bool(1)))
    }),
    "[T].unique()": onList(with: { list, lambda, _ in
      .list(list.unique { lambda($0).present })
    }),
    "[T].sum()": onList(with: { list, lambda, _ in Value(list.sum { lambda($0).number }) }),
    "[T].keyed()": onList(with: { list, lambda, call in
      guard let value = call.argument(1).lambda else { return .missing }
      return .object(list.keyed(by: { lambda($0).string }, value: { value($0).present }))
    }),
    "[W].grouped()": onList(with: { list, lambda, _ in
      .object(list.grouped { lambda($0).string })
    }),
  ]

  static let objects: [String: Implementation] = [
    "Object.keys()": onObject { object, _ in Value(object.keyList) },
    "Object.values()": onObject { object, _ in Value(object.valueList) },
    "Object.entries()": onObject { object, _ in Value(object.entryList) },
    "Object.count()": onObject { object, _ in .int(object.count) },
    "Object.isEmpty()": onObject { object, _ in .bool(object.isEmpty) },
    "Object.picking()": onObject { object, call in
      .object(object.picking(loose: call.strings(0)))
    },
    "Object.omitting()": onObject { object, call in
      .object(object.omitting(loose: call.strings(0)))
    },
    "Object.pickingExact()": onObject { object, call in
      .object(object.picking(all: call.strings(0)))
    },
    "Object.omittingExact()": onObject { object, call in
      .object(object.omitting(all: call.strings(0)))
    },
    "Object.filter()": onObject(with: { object, lambda, _ in
      .object(object.filterEntries { lambda(.string($0), .json($1)).bool ?? false })
    }),
    "Object.setting()": onObject { object, call in
      if let json = call.argument(1).json {
        return .object(object.setting(call.string(0), to: json))
      }
      return .object(object.setting(call.string(0), to: call.argument(1).present))
    },
    "Object.merging()": onObject { object, call in
      .object(object.merging(all: call.values(0).map(\.object)))
    },
    "Object.mapValues()": onObject(with: { object, lambda, _ in
      .object(object.mapValues { lambda(.json($0)).present })
    }),
    "Object.mapDates()": onObject(with: { object, lambda, call in
      .object(object.mapDates({ lambda(.date($0)).present }, lists: call.bool(1)))
    }),
    "Object.compacted()": onObject { object, call in
      .object(object.compacted(deep: call.bool(0)))
    },
    "Object.renaming()": onObject { object, call in
      .object(object.renaming(call.string(0), to: call.string(1)))
    },
    "Object.renamingAll()": onObject { object, call in
      call.argument(0).object.map { .object(object.renaming(by: $0)) } ?? .missing
    },
    "Object.mapKeys()": onObject(with: { object, lambda, call in
      .object(object.mapKeys({ lambda(.string($0)).string }, deep: call.bool(1)))
    }),
    "Object.rekeying()": onObject(with: { object, lambda, call in
      .object(
        object.rekeying({ lambda(.string($0), .json($1)).string }, deep: call.bool(1)))
    }),
    "Object.prefixKeys()": onObject { object, call in .object(object.prefixKeys(call.string(0))) },
    "Object.casingKeys()": onObject { object, call in
      .object(object.casingKeys(call.string(0), deep: call.bool(1)))
    },
    "Object.flattenKeys()": onObject { object, call in
      .object(
        object.flattenKeys(
          separator: call.string(0),
          lists: call.string(1),
          names: call.string(2),
          empty: call.bool(3)
        )
      )
    },
    "Object.queryText()": onObject { object, _ in .string(object.queryText) },
  ]
}
