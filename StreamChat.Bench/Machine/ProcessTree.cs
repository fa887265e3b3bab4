using System.Globalization;

namespace StreamChat.Bench.Machine;

/// <summary>
/// What processes and their children have used, by the operating system's account (/proc). It is the figure that a busy machine disturbs least.
/// </summary>
internal sealed class ProcessTree
{
    private const int TicksPerSecond = 100; // USER_HZ, which Linux fixes for /proc

    private readonly Lazy<int[]> _all;

    internal ProcessTree(params int[] roots) => _all = new(() => [.. roots.SelectMany(Below)]);

    private ProcessTree(Lazy<int[]> all) => _all = all;

    /// <summary>One process, and none that it started.</summary>
    internal static ProcessTree WithoutChildren(int process) => new(new Lazy<int[]>([process]));

    /// <summary>Processor time, of user and of kernel; that of children which have ended is in their parent's account.</summary>
    internal TimeSpan Cpu => TimeSpan.FromSeconds(_all.Value.Sum(CpuTicks) / (double)TicksPerSecond);

    /// <summary>Memory in bytes, shared pages counted in shares.</summary>
    internal long Pss => _all.Value.Sum(ReadPss);

    /// <summary>Open files.</summary>
    internal int Files => _all.Value.Sum(pid => Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length);

    // Not by /proc/7/task/7/children, which not every kernel has.
    private static IEnumerable<int> Below(int pid)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
            .Select(number => (Child: number, Parent: Parent(number)))
            .ToLookup(pair => pair.Parent, pair => pair.Child);
        IEnumerable<int> WithChildren(int parent) => parents[parent].SelectMany(WithChildren).Prepend(parent);
        return WithChildren(pid);
    }

    private static int Parent(int pid)
    {
        try
        {
            return int.Parse(Fields(pid)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended meanwhile
        }
    }

    /// <summary>/proc/7/stat is <c>7 (name) S 1 …</c>, and the name may hold anything: what is here begins with the third field.</summary>
    private static string[] Fields(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>The 14th to the 17th field: utime and stime, and the same of children that it waited for.</summary>
    private static long CpuTicks(int pid)
    {
        try
        {
            return Fields(pid)[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        }
        catch (IOException) when (!Directory.Exists($"/proc/{pid}"))
        {
            return 0; // Redis has a child while it writes its file anew
        }
    }

    private static long ReadPss(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
