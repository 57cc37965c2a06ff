#include "anchorite/lifetime/decay_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "anchorite/base/error.hpp"

using namespace anchorite;
using namespace anchorite::lifetime;

namespace {

DecayModel model(DecayForm form) {
    DecayModel out;
    out.form = form;
    out.initial = 190;
    out.tau = 3600;
    out.beta = 0.7;
    out.fraction = 0.3;
    out.tau2 = 40000;
    return out;
}

}  // namespace

TEST(DecayModel, TimeToAShareIsTheInverseOfTheValue) {
    for (const DecayForm form : decay_forms) {
        for (const double share : {0.999, 0.9, 0.5, 0.01}) {
            const DecayModel m = model(form);
            EXPECT_NEAR(m.value(time_to_share(m, share)) / m.initial / share, 1, 1e-10)
                << name_of(form) << " " << share;
        }
    }
}

TEST(DecayModel, FormsMeetWhereTheyShould) {
    DecayModel stretched = model(DecayForm::stretched);
    stretched.beta = 1;
    DecayModel two = model(DecayForm::biexponential);
    two.tau2 = two.tau;
    const DecayModel one = model(DecayForm::exponential);
    for (const double time : {0.0, 100.0, 1e4}) {
        EXPECT_NEAR(stretched.value(time), one.value(time), 1e-12);
        EXPECT_NEAR(two.value(time), one.value(time), 1e-12);
    }
    EXPECT_NEAR(time_to_share(two, 0.5), 3600 * std::log(2.0), 1e-6);
    two.fraction = 1;
    two.tau2 = 1e9;
    EXPECT_NEAR(time_to_share(two, 0.5), 3600 * std::log(2.0), 1e-6);
}

TEST(DecayModel, RefusesWhatDoesNotDecay) {
    DecayModel m = model(DecayForm::stretched);
    EXPECT_THROW(time_to_share(m, 0), InputError);
    m.tau = 0;
    EXPECT_THROW(m.validate(), InputError);
    m = model(DecayForm::biexponential);
    m.fraction = 1.5;
    EXPECT_THROW(m.validate(), InputError);
}
