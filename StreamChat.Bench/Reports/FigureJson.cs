using System.Text.Json;
using StreamChat.Bench.Machine;
using StreamChat.Bench.Results;

namespace StreamChat.Bench.Reports;

/// <summary>All figures of every round, for machines.</summary>
internal static class FigureJson
{
    internal static void Write(string file, FigureTable table)
    {
        using var stream = File.Create(file);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("machine", Description.Text);
        json.WriteNumber("failed_streams", table.Failed);
        WriteGoals(json, table);
        json.WriteStartArray("figures");
        foreach (var key in table.Keys)
        {
            WriteFigure(json, table, key);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGoals(Utf8JsonWriter json, FigureTable table)
    {
        json.WriteStartArray("goals");
        foreach (var goal in Goals.All)
        {
            json.WriteStartObject();
            json.WriteString("name", goal.Name);
            json.WriteString("unit", goal.Unit);
            json.WriteNumber(goal.IsLeast ? "at_least" : "at_most", goal.Limit);
            if (goal.Figure(table) is { } figure && double.IsFinite(figure))
            {
                json.WriteNumber("figure", Math.Round(figure, 4));
            }

            json.WriteString("verdict", goal.Judge(table) switch { Verdict.Met => "met", Verdict.Missed => "missed", _ => "not_measured" });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureTable table, FigureKey key)
    {
        json.WriteStartObject();
        json.WriteString("system", key.System);
        json.WriteString("experiment", key.Experiment);
        json.WriteString("measure", key.Measure);
        json.WriteStartArray("rounds");
        foreach (var value in table.Rounds(key).Values)
        {
            json.WriteNumberValue(Math.Round(value, 4));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
