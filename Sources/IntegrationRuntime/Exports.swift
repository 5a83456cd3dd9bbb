// SPDX-License-Identifier: MIT

// Generated code imports this module only, and its payloads write JSON.
@_exported public import EventCatalog
@_exported public import JSON
