package io.wireroom.rest.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.json.JsonObjects;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemWriter;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Receives JSON documents, one per line, and responds to each with a line. A rejected document does not affect the others. The last
 * line counts, and says whether all were read.
 */
@Singleton
public final class DocumentLines {
    /** Maximum number of documents in a request. Imports have no such limit. */
    public static final int MAX_DOCUMENTS = 1_000;

    private final DocumentIntake intake;
    private final DocumentReceiver receiver;
    private final ProblemWriter problems;

    DocumentLines(DocumentIntake intake, DocumentReceiver receiver, ProblemWriter problems) {
        this.intake = intake;
        this.receiver = receiver;
        this.problems = problems;
    }

    void receive(InputStream body, DocumentReceiver.Sender sender, OutputStream out) throws IOException {
        InputStream in = new BufferedInputStream(body);
        int accepted = 0;
        int refused = 0;
        for (int line = 1; ; line++) {
            byte[] document = line(in, intake.maxBytes());
            if (document == null) {
                write(out, end(accepted, refused, "complete"));
                return;
            }
            if (isBlank(document)) {
                continue;
            }
            if (accepted + refused == MAX_DOCUMENTS) {
                write(out, end(accepted, refused, "over-limit"));
                return;
            }
            byte[] answer;
            try {
                answer = answer(line, receiver.receive(document, "application/json", sender));
                accepted++;
            } catch (Problem problem) {
                answer = answer(line, problem);
                refused++;
            }
            write(out, answer);
        }
    }

    /** The next line; an overlong line is cut one byte after the limit. Null at the end. */
    static byte @Nullable [] line(InputStream in, int longest) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= longest) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private static byte[] answer(int line, DocumentReceiver.ReceivedDocument received) {
        return JsonObjects.of(json -> {
            json.writeNumberField("line", line);
            if (received.result() == null) {
                json.writeNumberField("status", 200);
                IntakeResponse.dryRun(received.preview(), json);
            } else {
                json.writeNumberField("status", 202);
                json.writeStringField("location", IntakeResponse.location(received.result()));
                IntakeResponse.accepted(received.result(), received.preview(), json);
            }
        });
    }

    private byte[] answer(int line, Problem problem) {
        return JsonObjects.of((JsonGenerator json) -> {
            json.writeNumberField("line", line);
            json.writeNumberField("status", problem.type().status());
            json.writeObjectFieldStart("problem");
            problems.members(problem, json);
            json.writeEndObject();
        });
    }

    private static byte[] end(int accepted, int refused, String end) {
        return JsonObjects.of(json -> {
            json.writeNumberField("accepted", accepted);
            json.writeNumberField("refused", refused);
            json.writeStringField("end", end);
        });
    }

    private static void write(OutputStream out, byte[] json) throws IOException {
        out.write(json);
        out.write('\n');
        out.flush();
    }
}
