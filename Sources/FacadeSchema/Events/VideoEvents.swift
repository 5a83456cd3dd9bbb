// SPDX-License-Identifier: MIT

extension SemanticEventSchema {
  private static let playback: [EventProperty] = [
    .init("session_id", .string, "the session of the player"),
    .init("content_asset_id", .string, "the content that is played"),
    .init("content_asset_ids", .list, "all contents of the session"),
    .init("content_pod_id", .string, "the part of the content"),
    .init("content_pod_ids", .list, "all parts of the session"),
    .init("ad_asset_id", .list, "the advertisement that is played"),
    .init("ad_asset_ids", .list, "all advertisements of the session"),
    .init("ad_pod_id", .list, "the break that it is in"),
    .init("ad_pod_ids", .list, "all breaks of the session"),
    .init("ad_type", .list, "`pre-roll`, `mid-roll` or `post-roll`"),
    .init("position", .integer, "where playing is, in seconds"),
    .init("total_length", .integer, "how long all of it is, in seconds"),
    .init("bitrate", .integer, "in kbit/s"),
    .init("framerate", .number, "in frames a second"),
    .init("video_player", .string, "the player: `youtube`, `vimeo`"),
    .init("sound", .integer, "the volume, 0 to 100"),
    .init("full_screen", .boolean, "whether it fills the screen"),
    .init("ad_enabled", .boolean, "whether advertisements can be shown"),
    .init("quality", .string, "the quality: `hd1080`"),
    .init("livestream", .boolean, "whether it is live"),
  ]

  private static let content: [EventProperty] = [
    .init("session_id", .string, "the session of the player"),
    .init("asset_id", .string, "the content"),
    .init("pod_id", .string, "the part of the content"),
    .init("title", .string, "its title"),
    .init("description", .string, "what it is about"),
    .init("keywords", .list, "its keywords"),
    .init("season", .string, "the season's number"),
    .init("episode", .string, "the episode's number"),
    .init("genre", .string, "its genre"),
    .init("program", .string, "the show that it belongs to"),
    .init("publisher", .string, "who made it"),
    .init("channel", .string, "where it is shown"),
    .init("full_episode", .boolean, "whether it is a whole episode"),
    .init("livestream", .boolean, "whether it is live"),
    .init("airdate", .date, "when it was first shown"),
    .init("position", .integer, "where playing is, in seconds"),
    .init("total_length", .integer, "how long it is, in seconds"),
    .init("bitrate", .integer, "in kbit/s"),
    .init("framerate", .number, "in frames a second"),
  ]

  private static let advertisement: [EventProperty] = [
    .init("session_id", .string, "the session of the player"),
    .init("asset_id", .string, "the advertisement"),
    .init("pod_id", .string, "the break that it is in"),
    .init("pod_position", .integer, "its place in the break"),
    .init("pod_length", .integer, "how many the break has"),
    .init("type", .string, "`pre-roll`, `mid-roll` or `post-roll`"),
    .init("title", .string, "its title"),
    .init("publisher", .string, "who made it"),
    .init("position", .integer, "where playing is, in seconds"),
    .init("total_length", .integer, "how long it is, in seconds"),
    .init("load_type", .string, "`dynamic` or `linear`"),
    .init("content", .object, "the content that it is shown with"),
    .init("quartile", .integer, "which quarter has been reached"),
  ]

  static let videoEvents: [Event] =
    [
      Event("Video Playback Started", playback),
      Event("Video Playback Paused", playback),
      Event(
        "Video Playback Interrupted", playback,
        [.init("method", .string, "what ended it: `browser redirect`, `device lock`, `call`")]),
      Event("Video Playback Resumed", playback),
      Event("Video Playback Completed", playback),
      Event("Video Playback Exited", playback),
      Event("Video Playback Buffer Started", playback),
      Event("Video Playback Buffer Completed", playback),
      Event(
        "Video Playback Seek Started", playback,
        [.init("seek_position", .integer, "where playing shall go on, in seconds")]),
      Event("Video Playback Seek Completed", playback),
    ] + ["Started", "Playing", "Completed"].map { Event("Video Content \($0)", content) }
    + ["Started", "Playing", "Completed", "Clicked", "Skipped"].map {
      Event("Video Ad \($0)", advertisement)
    }
}
