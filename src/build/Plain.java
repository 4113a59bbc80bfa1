import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes out what `javac` leaves to be made at run time, where the AOT cache of JDK 25 can't keep
/// it.
///
/// That is the choice in a `switch` over types (2.8 ms for the first of a run, 0.3 ms for each
/// further one), and `hashCode`, `equals` and `toString` of records (8 ms, 0.15 ms). Lambdas and
/// string concatenation are in the cache.
final class Plain implements ClassTransform {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final ClassDesc CLASS = ClassDesc.of("java.lang.Class");

  private final ClassDesc owner;
  private final boolean ofInterface;
  private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

  private Plain(ClassModel model) {
    owner = model.thisClass().asSymbol();
    ofInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
  }

  static ClassTransform of(ClassModel model) {
    var plain = new Plain(model);
    CodeTransform calls = plain::rewrite;
    return ClassTransform.transformingMethodBodies(calls).andThen(plain);
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    builder.with(element);
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    methods.forEach(method -> method.accept(builder));
  }

  private void rewrite(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call) {
      var body = body(call);
      if (body != null) {
        var name = "plain$" + methods.size();
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        methods.add(at -> at.withMethodBody(name, call.typeSymbol(), flags, body));
        code.invokestatic(owner, name, call.typeSymbol(), ofInterface);
        return;
      }
    }
    code.with(element);
  }

  private Consumer<CodeBuilder> body(InvokeDynamicInstruction call) {
    var args = call.bootstrapArgs();
    return switch (call.bootstrapMethod().owner().displayName()
        + "."
        + call.bootstrapMethod().methodName()) {
      case "SwitchBootstraps.typeSwitch" ->
          args.stream().allMatch(Plain::isLabel) ? code -> choose(code, args) : null;
      case "ObjectMethods.bootstrap" -> record(call.name().stringValue(), args);
      default -> null;
    };
  }

  private static boolean isLabel(ConstantDesc label) {
    return label instanceof String || label instanceof ClassDesc type && type.isClassOrInterface();
  }

  /// `(Object value, int from) -> int`: the index of the first label from there on that fits; null
  /// is -1.
  private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
    code.aload(0)
        .ifThen(java.lang.classfile.Opcode.IFNULL, then -> then.loadConstant(-1).ireturn());
    for (int i = 0; i < labels.size(); i++) {
      int index = i;
      var next = code.newLabel();
      code.iload(1).loadConstant(index).if_icmpgt(next);
      switch (labels.get(i)) {
        case ClassDesc type -> code.aload(0).instanceOf(type);
        case ConstantDesc text ->
            code.loadConstant(text)
                .aload(0)
                .invokevirtual(CD_Object, "equals", MethodTypeDesc.of(CD_boolean, CD_Object));
      }
      code.ifeq(next).loadConstant(index).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private Consumer<CodeBuilder> record(String method, List<ConstantDesc> args) {
    var fields = args.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    return switch (method) {
      case "hashCode" -> code -> hash(code, fields);
      case "equals" -> code -> equal(code, fields);
      case "toString" -> code -> text(code, fields);
      default -> null;
    };
  }

  private void field(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    code.aload(slot).getfield(owner, field.methodName(), type(field));
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  private void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (var field : fields) {
      code.loadConstant(31).imul();
      field(code, 0, field);
      if (type(field).isPrimitive()) {
        code.invokestatic(box(field), "hashCode", MethodTypeDesc.of(CD_int, type(field)));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void equal(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    var differ = code.newLabel();
    var other = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
    code.aload(1).instanceOf(owner).ifeq(differ).aload(1).checkcast(owner).astore(2);
    for (var field : fields) {
      field(code, 0, field);
      field(code, 2, field);
      if (type(field).isPrimitive()) {
        code.invokestatic(
            box(field), "compare", MethodTypeDesc.of(CD_int, type(field), type(field)));
        code.ifne(differ);
      } else {
        code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object));
        code.ifeq(differ);
      }
    }
    code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }

  private void text(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.ofDescriptor("()V"));
    code.loadConstant(owner).invokevirtual(CLASS, "getSimpleName", MethodTypeDesc.of(CD_String));
    append(code, CD_String);
    var before = "[";
    for (var field : fields) {
      code.loadConstant(before + field.methodName() + "=");
      append(code, CD_String);
      field(code, 0, field);
      append(code, appendable(type(field)));
      before = ", ";
    }
    code.loadConstant(fields.isEmpty() ? "[]" : "]");
    append(code, CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
  }

  private static ClassDesc appendable(ClassDesc type) {
    if (!type.isPrimitive()) {
      return CD_Object;
    }
    var small = TypeKind.from(type) == TypeKind.BYTE || TypeKind.from(type) == TypeKind.SHORT;
    return small ? CD_int : type;
  }

  private static ClassDesc box(DirectMethodHandleDesc field) {
    return switch (TypeKind.from(type(field))) {
      case BOOLEAN -> ClassDesc.of("java.lang.Boolean");
      case BYTE -> ClassDesc.of("java.lang.Byte");
      case CHAR -> ClassDesc.of("java.lang.Character");
      case SHORT -> ClassDesc.of("java.lang.Short");
      case INT -> ClassDesc.of("java.lang.Integer");
      case LONG -> ClassDesc.of("java.lang.Long");
      case FLOAT -> ClassDesc.of("java.lang.Float");
      case DOUBLE -> ClassDesc.of("java.lang.Double");
      case REFERENCE, VOID -> throw new IllegalArgumentException(field.toString());
    };
  }
}
