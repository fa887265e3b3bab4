using System.Runtime.InteropServices;

namespace StreamChat.Bench.Systems;

/// <summary>Ends the processes of a bench that is stopped from outside.</summary>
internal sealed class BedGuard : IDisposable
{
    private const int Stopped = 130;

    private readonly PosixSignalRegistration[] _registrations;

    internal BedGuard(TestBed bed) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, context => Stop(context, bed)))];

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private static void Stop(PosixSignalContext context, TestBed bed)
    {
        context.Cancel = true;
        bed.DisposeAsync().AsTask().Wait();
        Environment.Exit(Stopped);
    }
}
