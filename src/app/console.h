// The two streams of a command: results on standard output, words to the person on standard error.
//
// Output is buffered and its failures are remembered: a reader that went away (`| head`) ends the command
// quietly, a full disk ends it with a word. Colour only where a terminal shows it, never with NO_COLOR.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

enum class ColorMode { automatic, always, never };

enum class Style { plain, bold, dim, good, doubtful, bad, name };

class Console {
 public:
  explicit Console(ColorMode mode);

  // False once nothing more can be written: stop, and let `finish` say why.
  bool write(std::string_view text);
  bool write_line(std::string_view text) { return write(text) && write("\n"); }
  bool flush();
  bool broken() const { return broken_; }

  // One line on standard error, "recoupe: " before it.
  void say(std::string_view message);
  void complain(std::string_view message);  // the same in red
  void raw_error(std::string_view bytes);   // as it is: for the progress bar

  // `status`, or the status of a command whose output was lost (with a word on standard error, unless the
  // reader simply went away).
  int finish(int status);

  bool output_is_terminal() const { return out_terminal_; }
  bool error_is_terminal() const { return err_terminal_; }
  // Columns of the screen; 0: no limit, because the output goes into a file or pipe.
  int width() const { return width_; }
  // `text` in colours for standard output; unchanged where there are none.
  std::string paint(Style style, std::string_view text) const;

 private:
  std::string buffer_;
  bool broken_ = false;
  int error_ = 0;  // errno of the write that failed
  bool out_terminal_ = false;
  bool err_terminal_ = false;
  bool color_out_ = false;
  bool color_err_ = false;
  int width_ = 0;
};

}  // namespace recoupe
