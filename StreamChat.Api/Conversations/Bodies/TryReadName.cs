namespace StreamChat.Api.Conversations.Bodies;

/// <summary>Reads a value by its name on the wire.</summary>
internal delegate bool TryReadName<T>(string? name, out T value);
