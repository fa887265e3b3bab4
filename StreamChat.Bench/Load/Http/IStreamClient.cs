namespace StreamChat.Bench.Load.Http;

/// <summary>Reads streams, one after the other.</summary>
internal interface IStreamClient : IDisposable
{
    /// <summary>Sends the request and reads its stream to the end; what goes wrong is told to the reading.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="reading">Who takes the stream.</param>
    /// <param name="headCame">Is told where what was made is, when the head is in.</param>
    Task ReadAsync(RequestParts request, StreamReading reading, Action<string?>? headCame);

    /// <summary>Leaves, in the middle of a stream or not.</summary>
    void Leave();
}
