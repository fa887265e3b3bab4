namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>Where in the bytes a connection is cut, once it is time.</summary>
internal enum CutPlace
{
    /// <summary>A number of bytes later, wherever that is.</summary>
    Anywhere,

    /// <summary>After the first byte of the next character that has several.</summary>
    InsideCharacter,

    /// <summary>Within the bytes of the run's last event.</summary>
    InLastEvent,
}
