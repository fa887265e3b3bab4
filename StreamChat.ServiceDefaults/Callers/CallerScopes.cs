namespace StreamChat.ServiceDefaults.Callers;

/// <summary>What a caller may do.</summary>
[Flags]
public enum CallerScopes
{
    None = 0,

    /// <summary>Ask for answers that belong to no conversation: <c>/chat</c>, <c>/stream</c>, <c>/v1</c>.</summary>
    Chat = 1,

    /// <summary>Read and write conversations and their runs.</summary>
    Conversations = 2,

    /// <summary>Make and revoke keys, delete everything that is the caller's.</summary>
    Admin = 4,

    All = Chat | Conversations | Admin,

    /// <summary>Ask what only our own services may know; nobody from outside ever has it.</summary>
    Internal = 8,
}
