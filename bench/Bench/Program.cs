using System.Globalization;
using Validation.Bench;
using Validation.Harness.Runs;

var gate = Command.Median(Repository.Root, 3, "test", "Validation.sln", "-c", "Release", "--no-build", "--nologo");
var empty = Command.Median(Repository.Root, 3, "test", "bench/Empty/Empty.csproj", "-c", "Release", "--no-build", "--nologo");
await using var launches = await Launches.PrepareAsync(CancellationToken.None);
var bare = await launches.BareAsync(CancellationToken.None);
var (containers, each) = await launches.OneContainerEachAsync(CancellationToken.None);
var controls = launches.Controls.Count;

Line("gate: dotnet test Validation.sln, median of 3", gate.TotalSeconds, "s");
Line("empty dotnet test, median of 3", empty.TotalSeconds, "s");
foreach (var (arm, time) in bare)
    Line($"  bare launch of {arm}, median of 3", time.TotalSeconds, "s");
var launched = bare.Sum(pair => pair.Time.TotalSeconds);
Line("bare launches of the gate's arms, one after another", launched, "s");
Line("(a) gate / (empty dotnet test + bare launches)", gate.TotalSeconds / (empty.TotalSeconds + launched), "");
Line($"{containers} Docker containers: each of {controls} controls and its twin alone", each.TotalSeconds, "s");
Line("(b) one container each / gate", each.TotalSeconds / gate.TotalSeconds, "");
Line("time per control: gate", gate.TotalMilliseconds / controls, "ms");
Line("time per control: one container each", each.TotalMilliseconds / controls, "ms");

static void Line(string what, double value, string unit) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-72} {value,9:F2} {unit}"));
