namespace StreamChat.Api.Runs.Log;

/// <summary>Whether a log goes on.</summary>
internal enum LogState
{
    Open,

    /// <summary>The run has ended, and its last event is visible.</summary>
    Completed,

    /// <summary>Nothing more will come here, but perhaps elsewhere: readers must come again.</summary>
    Left,
}
